package dev.contactsync.sync;

import java.util.List;

import dev.contactsync.check.Finding;

/**
 * What the checks found.
 *
 * @param findings the findings, in the order in which they were looked for
 * @param exitCode 0 if nothing failed, else the exit code of the first failure
 */
public record CheckReport(List<Finding> findings, int exitCode) {
}
