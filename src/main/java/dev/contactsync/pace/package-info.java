/** How often is tried and how long is waited: what bounds the calls to an account. */
@NullMarked
package dev.contactsync.pace;

import org.jspecify.annotations.NullMarked;
