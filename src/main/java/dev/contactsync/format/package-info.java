/** How values of a row are written as text: dates, numbers, phones and JSON. */
@NullMarked
package dev.contactsync.format;

import org.jspecify.annotations.NullMarked;
