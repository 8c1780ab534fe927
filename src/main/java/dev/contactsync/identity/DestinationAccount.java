package dev.contactsync.identity;

import java.util.UUID;

import dev.contactsync.importapi.AccountAddress;

/**
 * The account behind a destination.
 *
 * @param address where it is, which may be shown
 * @param hash hash of the address
 * @param token hash of the token
 */
public record DestinationAccount(AccountAddress address, UUID hash, UUID token) {
}
