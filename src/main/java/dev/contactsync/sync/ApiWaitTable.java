package dev.contactsync.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.contactsync.state.SqlArrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on what APIs have asked to wait for. */
@Component
class ApiWaitTable {

	/** None is kept for more than a day: one further away is of a clock that was wrong. */
	private static final Duration LONGEST = Duration.ofDays(2);

	private static final String READ = """
			SELECT wait_until FROM contact_sync.api_wait
			WHERE destination = :destination AND wait_until > :now AND wait_until < :longest
			""";

	private static final String KEEP = """
			MERGE INTO contact_sync.api_wait w
			USING (SELECT CAST(:destination AS VARCHAR) AS destination,
				CAST(:until AS TIMESTAMP(6) WITH TIME ZONE) AS wait_until) n ON w.destination = n.destination
			WHEN MATCHED AND w.wait_until < n.wait_until THEN UPDATE SET wait_until = n.wait_until
			WHEN NOT MATCHED THEN INSERT (destination, wait_until) VALUES (n.destination, n.wait_until)
			""";

	private static final String FORGET = "DELETE FROM contact_sync.api_wait WHERE destination = :destination";

	private final JdbcClient jdbc;

	private final Clock clock;

	ApiWaitTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Instant> until(String destination) {
		return this.jdbc.sql(READ)
			.param("destination", destination)
			.param("now", SqlArrays.time(this.clock.instant()))
			.param("longest", SqlArrays.time(this.clock.instant().plus(LONGEST)))
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	void forget(String destination) {
		this.jdbc.sql(FORGET).param("destination", destination).update();
	}

	void keep(String destination, Instant until) {
		this.jdbc.sql(KEEP).param("destination", destination).param("until", SqlArrays.time(until)).update();
	}

}
