/** What is written to a terminal or a pipe: texts, tables, the status line, JSON. */
@NullMarked
package dev.contactsync.terminal;

import org.jspecify.annotations.NullMarked;
