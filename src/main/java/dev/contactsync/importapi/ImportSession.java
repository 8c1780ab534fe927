package dev.contactsync.importapi;

import java.util.Optional;

/**
 * An account of the import API as one run uses it. All sessions of an account share its
 * pace, its requests in flight and its waits; what stops one of them stops no other.
 */
final class ImportSession implements ContactImporter {

	private final ImportApi api;

	private volatile boolean isStopped;

	ImportSession(ImportApi api) {
		this.api = api;
	}

	@Override
	public SendResult send(byte[] body, int contacts, BeforePost beforePost) {
		return this.api.send(body, contacts, beforePost, this::isStopped);
	}

	@Override
	public SendResult sendAgain(byte[] body, int contacts, BeforePost beforePost) {
		return this.api.sendAgain(body, contacts, beforePost, this::isStopped);
	}

	@Override
	public Optional<SendOutcome.Stop> preflight() {
		return this.api.preflight(this::isStopped);
	}

	@Override
	public Optional<ApiWait> waiting() {
		return this.api.waiting();
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * A request under way may still have its answer.
	 */
	@Override
	public void stop() {
		this.isStopped = true;
		this.api.wakeSenders();
	}

	private boolean isStopped() {
		return this.isStopped;
	}

}
