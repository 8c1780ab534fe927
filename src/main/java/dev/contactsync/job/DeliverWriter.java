package dev.contactsync.job;

import java.util.List;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.delivery.Deliverer;
import dev.contactsync.execution.RunContext;
import dev.contactsync.ledger.DeliveryPass;
import dev.contactsync.runs.ChunkLog;
import dev.contactsync.runs.SliceCounts;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Delivers a chunk, each request in transactions of its own, and then moves the slice on
 * in the transaction of the chunk.
 */
final class DeliverWriter implements ItemWriter<PreparedContact> {

	private final RunContext context;

	private final SliceReader reader;

	private final Deliverer deliverer;

	private final ChunkLog chunk;

	private final DeliveryPass pass;

	DeliverWriter(RunContext context, SliceReader reader, Deliverer deliverer, ChunkLog chunk, DeliveryPass pass) {
		this.context = context;
		this.reader = reader;
		this.deliverer = deliverer;
		this.chunk = chunk;
		this.pass = pass;
	}

	@Override
	public void write(Chunk<? extends PreparedContact> chunk) {
		List<PreparedContact> contacts = List.copyOf(chunk.getItems());
		SliceCounts counts = new SliceCounts();
		if (this.pass == DeliveryPass.LOAD) {
			contacts.forEach((contact) -> counts.read(false, contact.emailOmitted()));
		}
		this.deliverer.deliver(contacts, counts);
		this.context.cancellation().throwIfStopped();
		this.chunk.advance(this.reader.slice(), this.reader.position(contacts.get(contacts.size() - 1)), counts);
		this.context.counters().processed(contacts.size());
	}

}
