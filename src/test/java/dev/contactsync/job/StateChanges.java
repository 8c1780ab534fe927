package dev.contactsync.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.contactsync.contact.Coded;
import dev.contactsync.ledger.DeliveryState;
import dev.contactsync.ledger.RequestOutcome;
import dev.contactsync.ledger.Transition;
import dev.contactsync.work.RunState;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What a change makes of the states of runs, requests and recipients in a database. */
final class StateChanges {

	private final JdbcClient state;

	StateChanges(JdbcClient state) {
		this.state = state;
	}

	/** Makes a change, after which nothing may be what it may not become. */
	<T> T allowed(Supplier<T> change) {
		Map<String, Enum<?>> before = states();
		T result = change.get();
		Map<String, Enum<?>> after = states();
		assertThat(after).containsOnlyKeys(before.keySet());
		assertThat(before)
			.allSatisfy((what, was) -> assertThat(after.get(what)).satisfiesAnyOf((is) -> assertThat(is).isEqualTo(was),
					(is) -> assertThat(new Transition(was, is)).matches(Transition::isAllowed, "is allowed")));
		return result;
	}

	private Map<String, Enum<?>> states() {
		Map<String, Enum<?>> states = new LinkedHashMap<>();
		read("SELECT id, state FROM contact_sync.run",
				(row) -> states.put("run " + row.getLong("id"), Coded.parse(RunState.class, row.getString("state"))));
		read("SELECT id, outcome FROM contact_sync.request", (row) -> states.put("request " + row.getLong("id"),
				Coded.parse(RequestOutcome.class, row.getString("outcome"))));
		read("SELECT recipient, request_id, in_doubt, release_reason FROM contact_sync.delivery",
				(row) -> states.put("recipient " + row.getString("recipient") + " of " + row.getLong("request_id"),
						state(row.getBoolean("in_doubt"), row.getString("release_reason") != null)));
		return states;
	}

	private void read(String statement, RowCallbackHandler each) {
		this.state.sql(statement).query(each);
	}

	private static DeliveryState state(boolean isInDoubt, boolean isReleased) {
		if (isReleased) {
			return isInDoubt ? DeliveryState.RELEASED_IN_DOUBT : DeliveryState.RELEASED;
		}
		return isInDoubt ? DeliveryState.IN_DOUBT : DeliveryState.ACKNOWLEDGED;
	}

}
