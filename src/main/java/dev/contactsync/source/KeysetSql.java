package dev.contactsync.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.column.ChangeTime;
import dev.contactsync.range.KeyRange;
import dev.contactsync.range.RowPosition;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read a source. Order and comparison of keys are left to the
 * database, because only it knows its collations; values are only ever bound.
 */
final class KeysetSql {

	private final TableLayout layout;

	private final @Nullable ChangeTime changeTime;

	private final String columns;

	private final String key;

	KeysetSql(TableLayout layout, @Nullable ChangeTime changeTime) {
		this.layout = layout;
		this.changeTime = changeTime;
		this.key = layout.key().sql();
		this.columns = layout.columns().stream().map((column) -> ", " + column.selected()).collect(Collectors.joining())
				+ " FROM " + layout.from();
	}

	/**
	 * Rows of a range in its order. Those at the place where reading continues come
	 * first, marked, because only the database knows which keys are equal: where there is
	 * more than one, rows would be passed over.
	 * @param after rows at this place, marked, and after it; or {@code null} for all
	 * @param limit the most rows, or 0 for all
	 * @return the statement
	 */
	BoundSql rows(KeyRange range, @Nullable RowPosition after, int limit) {
		ConditionList place = new ConditionList(null);
		if (after != null) {
			wherePlace(range, after, place);
		}
		BoundSql where = where(range, after);
		String order = (range instanceof KeyRange.ByChange) ? this.layout.changed().sql() + ", " + this.key : this.key;
		return new BoundSql(
				selected((after != null) ? "CASE WHEN " + place.joined() + " THEN 1 ELSE 0 END" : "0") + where.sql()
						+ " ORDER BY " + order + ((limit > 0) ? " FETCH FIRST " + limit + " ROWS ONLY" : ""),
				place.and(where.values()));
	}

	private String selected(String mark) {
		return "SELECT " + this.key + ", " + ((this.layout.changedAt() != null) ? this.layout.changed().sql() : "NULL")
				+ ", " + mark + this.columns;
	}

	/**
	 * Rows by their keys.
	 * @param keys the keys to bind
	 * @return the statement
	 */
	BoundSql rowsByKey(List<Object> keys) {
		ConditionList conditions = new ConditionList(this.layout.where());
		conditions.add(this.key + " IN (" + keys.stream().map((value) -> "?").collect(Collectors.joining(", ")) + ")",
				keys.toArray());
		BoundSql where = conditions.toWhere();
		return new BoundSql(selected("0") + where.sql(), where.values());
	}

	/**
	 * Rows by the beginning of their keys; no index helps.
	 * @param beginning the beginning, which may be empty
	 * @return the statement
	 */
	BoundSql rowsByBeginning(String beginning) {
		ConditionList conditions = new ConditionList(this.layout.where());
		conditions.add("LEFT(CAST(" + this.key + " AS VARCHAR), " + beginning.length() + ") = ?", beginning);
		BoundSql where = conditions.toWhere();
		return new BoundSql(selected("0") + where.sql(), where.values());
	}

	/**
	 * Every n-th place of a range, in its order, and any row without a key.
	 * @param range an open range
	 * @param rows n: how many rows lie between two places
	 * @return the statement, which gives key and changed-at
	 */
	BoundSql boundaries(KeyRange range, long rows) {
		BoundSql where = where(range, null);
		boolean byChange = range instanceof KeyRange.ByChange;
		String changed = byChange ? this.layout.changed().sql() : "NULL";
		String order = byChange ? changed + ", " + this.key : this.key;
		return new BoundSql("SELECT b.k, b.c FROM (SELECT " + this.key + " AS k, " + changed
				+ " AS c, ROW_NUMBER() OVER (ORDER BY " + order + ") AS n FROM " + this.layout.from() + where.sql()
				+ ") b WHERE MOD(b.n, " + rows + ") = 0 OR b.k IS NULL ORDER BY b.n", where.values());
	}

	/**
	 * Keys that several rows have, in the database's own sense.
	 * @param most how many at most
	 * @return the statement, which gives a key each
	 */
	BoundSql repeatedKeys(int most) {
		return new BoundSql(
				"SELECT " + this.key + " FROM " + this.layout.from() + all() + " GROUP BY " + this.key
						+ " HAVING COUNT(*) > 1 ORDER BY " + this.key + " FETCH FIRST " + most + " ROWS ONLY",
				List.of());
	}

	/**
	 * How many rows a range has.
	 * @return the statement
	 */
	BoundSql count(KeyRange range) {
		BoundSql where = where(range, null);
		return new BoundSql("SELECT COUNT(*) FROM " + this.layout.from() + where.sql(), where.values());
	}

	/**
	 * A number about all rows.
	 * @param expression what to count
	 * @param values the values to bind in it
	 * @return the statement
	 */
	BoundSql count(String expression, Object... values) {
		return new BoundSql("SELECT " + expression + " FROM " + this.layout.from() + all(), List.of(values));
	}

	private String all() {
		return new ConditionList(this.layout.where()).toWhere().sql();
	}

	private BoundSql where(KeyRange range, @Nullable RowPosition after) {
		ConditionList conditions = new ConditionList(this.layout.where());
		if (range instanceof KeyRange.ByChange changed) {
			where(changed, after, conditions);
		}
		else if (range instanceof KeyRange.Undated undated) {
			conditions.add(this.layout.changed().sql() + " IS NULL");
			whereKey(undated.after(), undated.upTo(), after, conditions);
		}
		else if (range instanceof KeyRange.ByKey keys) {
			if (keys.changedBefore() != null) {
				conditions.add(this.layout.changed().sql() + " < ?", bound(keys.changedBefore()));
			}
			whereKey(keys.after(), keys.upTo(), after, conditions);
		}
		else {
			throw new IllegalStateException("No condition is known for " + range.getClass().getSimpleName());
		}
		return conditions.toWhere();
	}

	private void wherePlace(KeyRange range, RowPosition place, ConditionList conditions) {
		if (range instanceof KeyRange.ByChange) {
			conditions.add(this.layout.changed().sql() + " = ?", parseChanged(place));
		}
		conditions.add(this.key + " = ?", parseKey(place.key()));
	}

	private void whereKey(@Nullable String from, @Nullable String upTo, @Nullable RowPosition after,
			ConditionList conditions) {
		if (after != null) {
			conditions.add(this.key + " >= ?", parseKey(after.key()));
		}
		else if (from != null) {
			conditions.add(this.key + " > ?", parseKey(from));
		}
		if (upTo != null) {
			conditions.add(this.key + " <= ?", parseKey(upTo));
		}
	}

	/**
	 * The comparison of changed-at alone is for databases that use no index for pairs.
	 */
	private void where(KeyRange.ByChange range, @Nullable RowPosition after, ConditionList conditions) {
		String changed = this.layout.changed().sql();
		String pair = "(" + changed + ", " + this.key + ")";
		RowPosition lower = (after != null) ? after : range.after();
		if (lower != null) {
			conditions.add(changed + " >= ?", parseChanged(lower));
			conditions.add(pair + ((after != null) ? " >= (?, ?)" : " > (?, ?)"), parseChanged(lower),
					parseKey(lower.key()));
		}
		else {
			conditions.add(changed + " >= ?", bound(range.since()));
		}
		RowPosition upTo = range.upTo();
		if (upTo != null) {
			conditions.add(changed + " <= ?", parseChanged(upTo));
			conditions.add(pair + " <= (?, ?)", parseChanged(upTo), parseKey(upTo.key()));
		}
	}

	/**
	 * The key of a place.
	 * @return the value to bind
	 */
	Object key(RowPosition place) {
		return parseKey(place.key());
	}

	private Object parseKey(String text) {
		return this.layout.key().type().parse(text);
	}

	private Object parseChanged(RowPosition place) {
		if (place.changedAt() == null) {
			throw new IllegalArgumentException("a position of another range");
		}
		return this.layout.changed().type().parse(place.changedAt());
	}

	private Object bound(Instant since) {
		if (this.changeTime == null) {
			throw new IllegalStateException("the sync has no changed-at");
		}
		return this.changeTime.bound(since);
	}

	/**
	 * A statement and the values of its parameters.
	 *
	 * @param sql the statement
	 * @param values the values in order
	 */
	record BoundSql(String sql, List<Object> values) {

		PreparedStatement prepare(Connection connection) throws SQLException {
			PreparedStatement statement = connection.prepareStatement(this.sql);
			for (int i = 0; i < this.values.size(); i++) {
				statement.setObject(i + 1, this.values.get(i));
			}
			return statement;
		}

		long number(Connection connection) throws SQLException {
			try (PreparedStatement statement = prepare(connection); ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getLong(1);
			}
		}

	}

	private static final class ConditionList {

		private final List<String> conditions = new ArrayList<>();

		private final List<Object> values = new ArrayList<>();

		ConditionList(@Nullable String first) {
			if (first != null) {
				this.conditions.add(first);
			}
		}

		void add(String condition, Object... bound) {
			this.conditions.add(condition);
			this.values.addAll(List.of(bound));
		}

		BoundSql toWhere() {
			return new BoundSql(this.conditions.isEmpty() ? "" : " WHERE " + joined(), this.values);
		}

		String joined() {
			return String.join(" AND ", this.conditions);
		}

		List<Object> and(List<Object> more) {
			return Stream.concat(this.values.stream(), more.stream()).toList();
		}

	}

}
