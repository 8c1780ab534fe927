package dev.contactsync.execution;

import java.time.Duration;
import java.time.ZoneId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows in the log how far a run is, where nobody watches all the time. */
final class ProgressLog implements ProgressView {

	private static final Logger log = LoggerFactory.getLogger(ProgressLog.class);

	/** The log writes its own times in this zone, too. */
	private final ZoneId zone = ZoneId.systemDefault();

	@Override
	public Duration interval() {
		return Duration.ofSeconds(10);
	}

	@Override
	public void show(RunProgress progress) {
		log.info("{}", progress.line(this.zone));
	}

	@Override
	public void end() {
		// What was logged stays.
	}

}
