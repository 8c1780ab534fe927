/**
 * The demo: the real program between a sample CRM and a stand-in of the import API, for
 * those who want to see it work before setting anything up.
 */
@NullMarked
package dev.contactsync.demo;

import org.jspecify.annotations.NullMarked;
