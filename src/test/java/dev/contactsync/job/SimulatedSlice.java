package dev.contactsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.contactsync.decision.PreparedContact;
import dev.contactsync.ledger.MemoryLedger;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * A slice that a worker has in hand: reads a chunk, then writes it, for as long as there
 * is one. Others may do theirs in between.
 */
final class SimulatedSlice {

	private final SliceReader reader;

	private final ItemWriter<PreparedContact> writer;

	private final int chunkSize;

	private final MemoryLedger ledger;

	private final Consumer<List<PreparedContact>> writing;

	private @Nullable List<PreparedContact> chunk;

	private boolean isBusy;

	private boolean isLast;

	private boolean isOver;

	SimulatedSlice(SliceReader reader, ItemWriter<PreparedContact> writer, int chunkSize, MemoryLedger ledger,
			Consumer<List<PreparedContact>> writing) {
		this.reader = reader;
		this.writer = writer;
		this.chunkSize = chunkSize;
		this.ledger = ledger;
		this.writing = writing;
	}

	boolean isOver() {
		return this.isOver;
	}

	boolean isFree() {
		return !this.isBusy && !this.isOver;
	}

	/** Does the next thing; an exception ends the slice. */
	void advance() {
		this.isBusy = true;
		boolean isWell = false;
		try {
			if (this.chunk == null) {
				this.chunk = readChunk();
			}
			else {
				writeChunk(this.chunk);
				this.chunk = null;
				this.isOver = this.isLast;
			}
			isWell = true;
		}
		finally {
			this.isBusy = false;
			this.isOver |= !isWell;
		}
	}

	private List<PreparedContact> readChunk() {
		List<PreparedContact> read = new ArrayList<>();
		while (read.size() < this.chunkSize) {
			PreparedContact next = this.reader.read();
			if (next == null) {
				this.isLast = true;
				break;
			}
			read.add(next);
		}
		return read;
	}

	private void writeChunk(List<PreparedContact> items) {
		if (items.isEmpty()) {
			return;
		}
		this.ledger.transaction(() -> {
			try {
				this.writer.write(new Chunk<>(items));
				this.writing.accept(items);
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
