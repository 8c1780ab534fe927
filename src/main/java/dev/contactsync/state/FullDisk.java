package dev.contactsync.state;

import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Tells a state database that cannot write, mostly because its disk is full. PostgreSQL
 * says so by its SQLSTATE. H2 closes itself after a failed write, and calls that and what
 * comes after a general error or a closed database; the reason is among the causes.
 */
public final class FullDisk {

	private static final Set<String> STATES = Set.of("53100", "58030", "90028", "90031", "90034", "90062");

	private FullDisk() {
	}

	/**
	 * Looks for it in an exception.
	 * @param thrown what was thrown by the state database
	 * @return what is wrong and what to do; empty if it is something else
	 */
	public static Optional<ContactSyncException> in(Throwable thrown) {
		return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
			.filter(FullDisk::isIt)
			.findFirst()
			.map((cause) -> new ContactSyncException(Failure.DISK,
					"The state database (spring.datasource.url) cannot write: free space on its disk, or fix the "
							+ "permissions of its folder, then run again.",
					thrown));
	}

	/** An interrupt closes the file, too. */
	private static boolean isIt(Throwable cause) {
		if (cause instanceof MVStoreException store) {
			return store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED
					&& !(store.getCause() instanceof ClosedChannelException);
		}
		return cause instanceof SQLException sql && sql.getSQLState() != null && STATES.contains(sql.getSQLState());
	}

}
