package dev.contactsync.launch;

import java.util.List;
import java.util.function.Consumer;

import dev.contactsync.work.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** All who are told of runs; one that fails keeps no other from being told. */
@Component
public class RunListeners {

	private static final Logger log = LoggerFactory.getLogger(RunListeners.class);

	private final List<RunListener> listeners;

	RunListeners(List<RunListener> listeners) {
		this.listeners = listeners;
	}

	/** Tells all that a run begins or continues. */
	public void started(Run run) {
		tell((listener) -> listener.started(run));
	}

	/** Tells all how a run has ended, or that there was none. */
	public void ended(RunResult result) {
		tell((listener) -> listener.ended(result));
	}

	private void tell(Consumer<RunListener> event) {
		for (RunListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				log.warn("{} failed; the run is not affected", listener.getClass().getSimpleName(), ex);
			}
		}
	}

}
