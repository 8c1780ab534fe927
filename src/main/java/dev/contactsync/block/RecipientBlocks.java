package dev.contactsync.block;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that matter to a chunk of contacts: those of the recipients that they have
 * or would have, whoever has said no, and their own, on whatever recipient.
 */
public final class RecipientBlocks {

	/** Nobody has said no. */
	public static final RecipientBlocks NONE = new RecipientBlocks(List.of());

	private final Set<RecipientBlock> all;

	private final Map<UUID, List<RecipientBlock>> byRecipient;

	private final Map<String, List<RecipientBlock>> byContact;

	/**
	 * Some blocks.
	 * @param blocks the blocks, some perhaps more than once
	 */
	public RecipientBlocks(Collection<RecipientBlock> blocks) {
		this.all = new HashSet<>(blocks);
		this.byRecipient = this.all.stream().collect(Collectors.groupingBy(RecipientBlock::recipient));
		this.byContact = this.all.stream().collect(Collectors.groupingBy(RecipientBlock::contactKey));
	}

	/** These, and others that were looked up later. */
	public RecipientBlocks and(Collection<RecipientBlock> others) {
		return others.isEmpty() ? this
				: new RecipientBlocks(Stream.concat(this.all.stream(), others.stream()).toList());
	}

	/**
	 * Whether anybody has said no.
	 * @param recipient hash of the phone
	 * @return true if nobody may send to it
	 */
	public boolean isBlocked(UUID recipient) {
		return this.byRecipient.containsKey(recipient);
	}

	/**
	 * Why a contact may not send to a recipient.
	 * @param recipient hash of its phone
	 * @param sync the sync of the contact
	 * @param key the contact, whose own block does not count: it has just been read
	 * @return the block, that of a list first, or null where there is none
	 */
	public @Nullable RecipientBlock by(UUID recipient, SyncKey sync, String key) {
		return this.byRecipient.getOrDefault(recipient, List.of())
			.stream()
			.filter((block) -> !block.isOf(sync, key))
			.max(Comparator.comparing(RecipientBlock::isOfList))
			.orElse(null);
	}

	/**
	 * The recipients that a contact blocks itself.
	 * @param sync its sync
	 * @param key the contact
	 * @return mostly none or one; two where it has moved and that is not yet settled
	 */
	public Set<UUID> of(SyncKey sync, String key) {
		return this.byContact.getOrDefault(key, List.of())
			.stream()
			.filter((block) -> block.isOf(sync, key))
			.map(RecipientBlock::recipient)
			.collect(Collectors.toSet());
	}

}
