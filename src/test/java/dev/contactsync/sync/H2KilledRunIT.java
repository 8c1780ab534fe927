package dev.contactsync.sync;

class H2KilledRunIT extends KilledRunContract {

	H2KilledRunIT() {
		super(StateKind.H2);
	}

}
