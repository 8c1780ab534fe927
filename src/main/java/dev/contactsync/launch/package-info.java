/**
 * What is asked of runs and what they answer: between the job and those who start its
 * runs or are told of them.
 */
@NullMarked
package dev.contactsync.launch;

import org.jspecify.annotations.NullMarked;
