package dev.contactsync.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import dev.contactsync.contact.Coded;
import dev.contactsync.state.SqlArrays;
import dev.contactsync.work.RunScope;
import dev.contactsync.work.RunScope.Everything;
import dev.contactsync.work.RunScope.Load;
import dev.contactsync.work.RunScope.Part;
import dev.contactsync.work.RunScope.Replay;
import org.jspecify.annotations.Nullable;

/** A {@link RunScope} as the columns of a run tell it. */
record RunScopeColumns(Mode mode, Sweep sweep, int parts, int part, @Nullable Instant since) {

	static RunScopeColumns of(RunScope scope) {
		if (scope instanceof Load) {
			return new RunScopeColumns(Mode.LOAD, Sweep.WHOLE, 1, 0, null);
		}
		if (scope instanceof Everything) {
			return new RunScopeColumns(Mode.SYNC, Sweep.WHOLE, 1, 0, null);
		}
		if (scope instanceof Part part) {
			return new RunScopeColumns(Mode.SYNC, Sweep.PART, part.of(), part.number(), part.since());
		}
		if (scope instanceof Replay) {
			return new RunScopeColumns(Mode.REPLAY, Sweep.NONE, 0, 0, null);
		}
		throw new IllegalStateException("No columns for " + scope);
	}

	static RunScope read(ResultSet row) throws SQLException {
		Instant since = SqlArrays.instant(row, "changed_since");
		return switch (Coded.parse(Mode.class, row.getString("mode"))) {
			case LOAD -> new Load();
			case REPLAY -> new Replay();
			case SYNC -> (since != null) ? new Part(row.getInt("sweep_part"), row.getInt("sweep_parts"), since)
					: new Everything();
		};
	}

	enum Mode implements Coded {

		/** There is nothing to compare with yet. */
		LOAD,

		/** Rows are compared first. */
		SYNC,

		/** No row is looked for. */
		REPLAY

	}

	enum Sweep implements Coded {

		/** Every row of the source. */
		WHOLE,

		/** The next part of all rows. */
		PART,

		/** Changed rows only. */
		NONE

	}

}
