package dev.contactsync.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.work.ContactOutcome;

/**
 * What became of those contacts of a chunk that are not sent, gathered to be written down
 * at once.
 */
public final class ChunkResolution {

	private final List<ExcludedContact> excluded = new ArrayList<>();

	private final List<String> cleared = new ArrayList<>();

	private final Map<ReleaseReason, List<RecipientRelease>> release = new EnumMap<>(ReleaseReason.class);

	private final Map<ContactOutcome, List<String>> outcomes = new EnumMap<>(ContactOutcome.class);

	private final List<RecipientBlock> blocks = new ArrayList<>();

	private final List<RecipientBlock> lifted = new ArrayList<>();

	/**
	 * A contact has said no.
	 * @param block a recipient that nobody may send to from now on
	 */
	public void block(RecipientBlock block) {
		this.blocks.add(block);
	}

	/** A contact no longer blocks a recipient. */
	public void lift(RecipientBlock block) {
		this.lifted.add(block);
	}

	/**
	 * A contact is excluded for now; it has no outcome yet.
	 * @param contact the contact and the reason
	 */
	public void exclude(ExcludedContact contact) {
		this.excluded.add(contact);
	}

	/**
	 * A contact is excluded, and that is its outcome.
	 * @param contact the contact and the reason
	 */
	public void conclude(ExcludedContact contact) {
		exclude(contact);
		outcome(contact.contactKey(), ContactOutcome.of(contact.reason().kind()));
	}

	/**
	 * A contact is no longer excluded.
	 * @param key the contact
	 */
	public void clear(String key) {
		this.cleared.add(key);
	}

	/**
	 * An owner releases a recipient.
	 * @param key the owner
	 * @param reason why
	 */
	public void release(String key, UUID recipient, ReleaseReason reason) {
		this.release.computeIfAbsent(reason, (each) -> new ArrayList<>()).add(new RecipientRelease(recipient, key));
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
		return this.excluded.isEmpty() && this.cleared.isEmpty() && this.release.isEmpty() && this.outcomes.isEmpty()
				&& this.blocks.isEmpty() && this.lifted.isEmpty();
	}

	List<ExcludedContact> excluded() {
		return this.excluded;
	}

	List<RecipientBlock> blocks() {
		return this.blocks;
	}

	List<RecipientBlock> lifted() {
		return this.lifted;
	}

	List<String> cleared() {
		return this.cleared;
	}

	Map<ReleaseReason, List<RecipientRelease>> release() {
		return this.release;
	}

	Map<ContactOutcome, List<String>> outcomes() {
		return this.outcomes;
	}

	/** An owner that releases a recipient. */
	record RecipientRelease(UUID recipient, String contactKey) {
	}

}
