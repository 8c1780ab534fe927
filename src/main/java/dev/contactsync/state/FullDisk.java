package dev.contactsync.state;

import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Optional;

import dev.contactsync.contact.CauseChain;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SqlStateClass;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Tells a state database that cannot write, mostly because its disk is full. PostgreSQL
 * says so by its SQLSTATE. H2 closes itself after a failed write, and calls that and what
 * comes after a general error or a closed database; the reason is among the causes.
 */
public final class FullDisk {

	private FullDisk() {
	}

	/**
	 * Looks for it in an exception.
	 * @param thrown what was thrown by the state database
	 * @return what is wrong and what to do; empty if it is something else
	 */
	public static Optional<ContactSyncException> in(Throwable thrown) {
		return CauseChain.of(thrown)
			.stream()
			.filter(FullDisk::isIt)
			.findFirst()
			.map((cause) -> new ContactSyncException(ProblemCode.STATE_CANNOT_WRITE,
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
		return cause instanceof SQLException sql && sql.getSQLState() != null
				&& SqlStateClass.FULL_DISK.includes(sql.getSQLState());
	}

}
