package dev.contactsync.runs;

/**
 * What a run has sent.
 *
 * @param requests requests sent
 * @param retries POSTs beyond the first of each request
 * @param maybeTwice contacts that the API may have accepted more than once
 */
public record RequestTotals(long requests, long retries, long maybeTwice) {
}
