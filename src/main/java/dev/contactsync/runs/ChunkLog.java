package dev.contactsync.runs;

import java.util.List;

import dev.contactsync.block.BlockTable;
import dev.contactsync.block.RecipientBlock;
import dev.contactsync.work.Candidate;
import dev.contactsync.work.CandidateTable;
import dev.contactsync.work.Run;

import org.springframework.stereotype.Component;

/**
 * What a chunk of a slice has come to, written down in the transaction of the chunk: it
 * opens none itself, and so is committed with the position of the slice, or not at all.
 */
@Component
public class ChunkLog {

	private final SliceTable slices;

	private final CandidateTable candidates;

	private final BlockTable blocks;

	/** A log over these tables. */
	public ChunkLog(SliceTable slices, CandidateTable candidates, BlockTable blocks) {
		this.slices = slices;
		this.candidates = candidates;
		this.blocks = blocks;
	}

	/**
	 * The chunk is settled.
	 * @param reached the position of the chunk's last row
	 * @param counts what the chunk adds to the slice's counts
	 */
	public void advance(Slice slice, String reached, SliceCounts counts) {
		this.slices.advance(slice, reached, counts);
	}

	/**
	 * Contacts become candidates.
	 * @param found the contacts, and why
	 * @return how many were none before
	 */
	public int addCandidates(Run run, List<Candidate> found) {
		return this.candidates.add(run.id(), found);
	}

	/**
	 * Contacts have said no: nobody may send to their phones from now on.
	 * @param found the blocks
	 */
	public void addBlocks(Run run, List<RecipientBlock> found) {
		this.blocks.add(run.key(), found);
	}

}
