package dev.contactsync.contact;

/** Why a command cannot continue; each reason has its exit code (after sysexits.h). */
public enum Failure {

	/** Wrong use of a command. */
	USAGE(64),

	/** The guard holds the run until the operator approves. */
	HELD(65),

	/** The API or a database is not available. */
	UNAVAILABLE(69),

	/** Something that must not happen, such as totals that do not balance. */
	INTERNAL(70),

	/** The disk is full or a file cannot be written. */
	DISK(74),

	/** Not now: another run holds the lease, or this one was asked to stop. */
	TRY_LATER(75),

	/**
	 * The API answered in a way that makes no sense for this call, such as a web page.
	 */
	UNEXPECTED_RESPONSE(76),

	/** The API does not accept the token. */
	TOKEN(77),

	/** The configuration is wrong. */
	CONFIGURATION(78);

	private final int exitCode;

	Failure(int exitCode) {
		this.exitCode = exitCode;
	}

	/** What the process exits with. */
	public int exitCode() {
		return this.exitCode;
	}

}
