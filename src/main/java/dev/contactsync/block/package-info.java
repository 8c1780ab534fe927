/**
 * The phones that nobody may send to, because a contact has said no or a list has them.
 */
@NullMarked
package dev.contactsync.block;

import org.jspecify.annotations.NullMarked;
