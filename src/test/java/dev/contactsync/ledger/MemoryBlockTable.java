package dev.contactsync.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import dev.contactsync.block.BlockTable;
import dev.contactsync.block.RecipientBlock;
import dev.contactsync.ledger.Memory.BlockPlace;
import dev.contactsync.work.SyncKey;

/** The recipients that nobody may send to, in memory. */
class MemoryBlockTable implements BlockTable {

	private final Memory memory;

	MemoryBlockTable(Memory memory) {
		this.memory = memory;
	}

	@Override
	public List<RecipientBlock> byRecipients(String destination, Collection<UUID> recipients) {
		return this.memory.isBlind() ? List.of() : blocks(
				(place) -> place.destination().equals(destination) && recipients.contains(place.block().recipient()));
	}

	@Override
	public List<RecipientBlock> byContacts(SyncKey sync, Collection<String> keys) {
		return blocks((place) -> place.destination().equals(sync.destination()) && place.block().syncId() == sync.id()
				&& keys.contains(place.block().contactKey()));
	}

	@Override
	public void add(SyncKey sync, Collection<RecipientBlock> blocks) {
		this.memory.note("block");
		blocks.forEach((block) -> this.memory.blocks.put(new BlockPlace(sync.destination(), block), Instant.EPOCH));
	}

	@Override
	public long listed(SyncKey sync) {
		return listed(sync, Instant.MAX).size();
	}

	@Override
	public void list(SyncKey sync, Collection<UUID> recipients, Instant read) {
		this.memory.note("list");
		recipients.forEach((recipient) -> this.memory.blocks
			.put(new BlockPlace(sync.destination(), new RecipientBlock(recipient, sync.id(), "")), read));
	}

	@Override
	public long unlisted(SyncKey sync, Instant read) {
		return listed(sync, read).size();
	}

	@Override
	public void unlist(SyncKey sync, Instant read) {
		List<RecipientBlock> gone = listed(sync, read);
		new MemoryExcludedContactTable(this.memory).unlisted(sync.destination(),
				gone.stream().map(RecipientBlock::recipient).toList());
		lift(sync, gone);
	}

	private List<RecipientBlock> listed(SyncKey sync, Instant before) {
		return blocks((place) -> place.destination().equals(sync.destination()) && place.block().syncId() == sync.id()
				&& place.block().isOfList() && Objects.requireNonNull(this.memory.blocks.get(place)).isBefore(before));
	}

	@Override
	public void lift(SyncKey sync, Collection<RecipientBlock> blocks) {
		this.memory.note("lift");
		blocks.forEach((block) -> this.memory.blocks.remove(new BlockPlace(sync.destination(), block)));
	}

	private List<RecipientBlock> blocks(Predicate<BlockPlace> condition) {
		List<RecipientBlock> found = new ArrayList<>();
		for (BlockPlace place : this.memory.blocks.keys()) {
			if (condition.test(place)) {
				found.add(place.block());
			}
		}
		return found;
	}

}
