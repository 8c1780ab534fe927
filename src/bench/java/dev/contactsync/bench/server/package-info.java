/** The import server of the benchmark, which counts. */
@NullMarked
package dev.contactsync.bench.server;

import org.jspecify.annotations.NullMarked;
