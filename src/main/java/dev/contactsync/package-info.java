/**
 * Contact Sync: keeps the WhatsApp contacts of a BotPenguin account equal to the contacts
 * in a company's own database.
 */
@NullMarked
package dev.contactsync;

import org.jspecify.annotations.NullMarked;
