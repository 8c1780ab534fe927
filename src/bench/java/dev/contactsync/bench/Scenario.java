package dev.contactsync.bench;

/** What a sync has to do. */
enum Scenario {

	/** Everything is new. */
	LOAD("first load"),

	/** Nothing has changed. */
	UNCHANGED("nothing changed"),

	/** One row of a hundred has changed, spread over the table. */
	CHANGED("1 % changed"),

	/** Everything is new, and the API takes its time. */
	LATENCY("first load, 200 ms an answer");

	private final String title;

	Scenario(String title) {
		this.title = title;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
