package dev.contactsync.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.contactsync.block.BlockTable;
import dev.contactsync.block.RecipientBlocks;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks up what is remembered of a chunk of contacts. Part of the transaction of the
 * caller.
 */
@Component
class LedgerLookup {

	private final RowComparisonQuery comparison;

	private final DeliveryTable deliveries;

	private final ExcludedContactTable exclusions;

	private final BlockTable blocks;

	LedgerLookup(RowComparisonQuery comparison, DeliveryTable deliveries, ExcludedContactTable exclusions,
			BlockTable blocks) {
		this.comparison = comparison;
		this.deliveries = deliveries;
		this.exclusions = exclusions;
		this.blocks = blocks;
	}

	ChangedRows changedRows(SyncKey sync, long run, List<String> keys, List<@Nullable Long> rowHashes) {
		return this.comparison.changedRows(sync, run, keys, rowHashes);
	}

	boolean isAnyBlocked(SyncKey sync, Collection<UUID> recipients) {
		return !this.blocks.byRecipients(sync.destination(), recipients).isEmpty();
	}

	LedgerSnapshot find(SyncKey sync, Collection<String> keys) {
		List<Delivery> owned = this.deliveries.ownedBy(sync, keys);
		Map<UUID, Delivery> recipients = new HashMap<>();
		owned.forEach((delivery) -> recipients.put(delivery.recipient(), delivery));
		RecipientBlocks known = new RecipientBlocks(this.blocks.byContacts(sync, keys))
			.and(this.blocks.byRecipients(sync.destination(), recipients.keySet()));
		return new LedgerSnapshot(recipients, owned.stream().collect(Collectors.groupingBy(Delivery::contactKey)),
				this.exclusions.byKeys(sync, keys), known);
	}

	LedgerSnapshot find(SyncKey sync, LedgerSnapshot known, Collection<UUID> recipients) {
		List<UUID> others = recipients.stream().filter((recipient) -> known.recipient(recipient) == null).toList();
		if (others.isEmpty()) {
			return known;
		}
		Map<UUID, Delivery> all = new HashMap<>(known.recipients());
		all.putAll(this.deliveries.byRecipients(sync.destination(), others));
		return new LedgerSnapshot(all, known.owned(), known.excluded(),
				known.blocks().and(this.blocks.byRecipients(sync.destination(), others)));
	}

}
