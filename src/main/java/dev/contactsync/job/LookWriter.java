package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.contactsync.block.RecipientBlock;
import dev.contactsync.decision.PreparedContact;
import dev.contactsync.execution.RunContext;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.SliceCounts;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes down which phones of a chunk nobody may send to, in the transaction of the
 * chunk: a load sends rows as it reads them, and one that is read later may say no for
 * the same phone.
 */
final class LookWriter implements ItemWriter<PreparedContact> {

	private final RunContext context;

	private final SliceReader reader;

	private final ChunkLog chunk;

	LookWriter(RunContext context, SliceReader reader, ChunkLog chunk) {
		this.context = context;
		this.reader = reader;
		this.chunk = chunk;
	}

	@Override
	public void write(Chunk<? extends PreparedContact> chunk) {
		List<PreparedContact> contacts = List.copyOf(chunk.getItems());
		List<RecipientBlock> blocks = new ArrayList<>();
		SliceCounts counts = new SliceCounts();
		for (PreparedContact contact : contacts) {
			counts.read(false, false);
			UUID phone = contact.phoneOfNo();
			if (phone != null) {
				blocks.add(new RecipientBlock(phone, this.context.run().key().id(), contact.key()));
			}
		}
		if (!blocks.isEmpty()) {
			this.chunk.addBlocks(this.context.run(), blocks);
		}
		this.context.cancellation().throwIfStopped();
		this.chunk.advance(this.reader.slice(), this.reader.position(contacts.get(contacts.size() - 1)), counts);
		this.context.counters().processed(contacts.size());
	}

}
