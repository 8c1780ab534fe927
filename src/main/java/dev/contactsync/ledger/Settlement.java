package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of those contacts of a chunk that are not sent, gathered to be written down
 * at once.
 */
public final class Settlement {

	private final List<Kept> kept = new ArrayList<>();

	private final List<String> cleared = new ArrayList<>();

	private final Map<String, List<LetGo>> letGo = new HashMap<>();

	private final Map<ContactOutcome, List<String>> outcomes = new EnumMap<>(ContactOutcome.class);

	/**
	 * A contact is kept back.
	 * @param contact the contact and the reason
	 */
	public void keep(Kept contact) {
		this.kept.add(contact);
	}

	/**
	 * A contact is no longer kept back.
	 * @param key the contact
	 */
	public void clear(String key) {
		this.cleared.add(key);
	}

	/**
	 * An owner lets go of a recipient.
	 * @param key the owner
	 * @param recipient the recipient
	 * @param leftAs {@code moved}, {@code invalid} or {@code gone}
	 */
	public void letGo(String key, UUID recipient, String leftAs) {
		this.letGo.computeIfAbsent(leftAs, (reason) -> new ArrayList<>()).add(new LetGo(recipient, key));
	}

	/**
	 * A contact has its outcome.
	 * @param key the contact
	 * @param outcome what became of it
	 */
	public void outcome(String key, ContactOutcome outcome) {
		this.outcomes.computeIfAbsent(outcome, (each) -> new ArrayList<>()).add(key);
	}

	/**
	 * Whether there is nothing to write down.
	 * @return true if nothing was gathered
	 */
	public boolean isEmpty() {
		return this.kept.isEmpty() && this.cleared.isEmpty() && this.letGo.isEmpty() && this.outcomes.isEmpty();
	}

	List<Kept> kept() {
		return this.kept;
	}

	List<String> cleared() {
		return this.cleared;
	}

	Map<String, List<LetGo>> letGo() {
		return this.letGo;
	}

	Map<ContactOutcome, List<String>> outcomes() {
		return this.outcomes;
	}

}
