package dev.contactsync.launch;

import dev.contactsync.work.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Says in the log which runs begin. */
@Component
public class RunAnnouncer implements RunListener {

	private static final Logger log = LoggerFactory.getLogger(RunAnnouncer.class);

	@Override
	public void started(Run run) {
		if (run.resumed() > 0) {
			log.info("{}: run {} resumes where it stopped", run.sync(), run.id());
		}
		else {
			log.info("{}: run {} begins: {}", run.sync(), run.id(), run.scope().description());
		}
	}

}
