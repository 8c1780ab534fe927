package dev.contactsync.importapi;

/**
 * What became of one request body.
 *
 * @param outcome what the API made of it in the end
 * @param posts how many POSTs were made, those that found no connection included
 * @param unanswered how many of them had no usable answer, so that the contacts may have
 * been applied
 */
public record SendResult(SendOutcome outcome, int posts, int unanswered) {
}
