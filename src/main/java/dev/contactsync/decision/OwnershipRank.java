package dev.contactsync.decision;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;

import dev.contactsync.ledger.Delivery;
import dev.contactsync.work.SyncKey;
import org.jspecify.annotations.Nullable;

/**
 * The place of a contact among those with the same phone: the newest changed-at first
 * (none counts as oldest), then the smaller sync name, then the smaller key. Keys that
 * are whole numbers are compared as such and come before others. It does not depend on
 * who was first, so it is the same every night.
 */
public record OwnershipRank(@Nullable Instant changedAt, String sync, String key) implements Comparable<OwnershipRank> {

	private static final Comparator<OwnershipRank> ORDER = Comparator
		.comparing((OwnershipRank rank) -> (rank.changedAt != null) ? rank.changedAt : Instant.MIN)
		.reversed()
		.thenComparing(OwnershipRank::sync)
		.thenComparing((rank) -> isNumber(rank.key) ? 0 : 1)
		.thenComparing((rank) -> isNumber(rank.key) ? new BigInteger(rank.key) : BigInteger.ZERO)
		.thenComparing(OwnershipRank::key);

	/**
	 * The rank of an owner.
	 * @param delivery what the API was told for it
	 */
	public static OwnershipRank of(Delivery delivery) {
		return new OwnershipRank(delivery.changedAt(), delivery.sync(), delivery.contactKey());
	}

	/**
	 * The rank of a contact as its row is now.
	 * @param sync its sync
	 * @return its rank
	 */
	public static OwnershipRank of(PreparedContact contact, SyncKey sync) {
		return new OwnershipRank(contact.changedAt(), sync.sync(), contact.key());
	}

	/**
	 * Whether this contact owns the phone that both have.
	 * @param other the rank of the other contact
	 * @return true if this one ranks higher
	 */
	public boolean isAhead(OwnershipRank other) {
		return compareTo(other) < 0;
	}

	@Override
	public int compareTo(OwnershipRank other) {
		return ORDER.compare(this, other);
	}

	private static boolean isNumber(String key) {
		int digits = key.startsWith("-") ? key.length() - 1 : key.length();
		return digits > 0 && key.chars().skip(key.length() - digits).allMatch((c) -> c >= '0' && c <= '9');
	}

}
