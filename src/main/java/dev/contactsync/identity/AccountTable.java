package dev.contactsync.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.contactsync.importapi.AccountAddress;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the accounts behind destinations. */
@Component
public class AccountTable {

	private static final String BY_NAME = """
			SELECT name, account, token, base_url, path, bot_id FROM contact_sync.destination WHERE name = :name
			""";

	private static final String BY_ACCOUNT = """
			SELECT name FROM contact_sync.destination WHERE account = :account AND name <> :name ORDER BY name
			""";

	private static final String IS_USED = """
			SELECT CASE WHEN EXISTS (
				SELECT 1 FROM contact_sync.delivery WHERE destination = :name AND fingerprint IS NOT NULL) THEN 1 ELSE 0 END
			""";

	private static final String KEEP = """
			MERGE INTO contact_sync.destination d
			USING (SELECT CAST(:name AS VARCHAR) AS name) n ON d.name = n.name
			WHEN MATCHED THEN UPDATE SET account = :account, token = :token, base_url = :url, path = :path, bot_id = :bot
			WHEN NOT MATCHED THEN INSERT (name, account, token, base_url, path, bot_id)
				VALUES (n.name, :account, :token, :url, :path, :bot)
			""";

	private final JdbcClient jdbc;

	AccountTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The account of a destination, as it was last kept.
	 * @param name the destination
	 * @return the account; empty where none was
	 */
	public Optional<DestinationAccount> find(String name) {
		return this.jdbc.sql(BY_NAME).param("name", name).query(AccountTable::account).optional();
	}

	/**
	 * Whether an account has acknowledged anything under the name of a destination.
	 * @param name the destination
	 */
	public boolean isUsed(String name) {
		return this.jdbc.sql(IS_USED).param("name", name).query(Integer.class).single() > 0;
	}

	/**
	 * Another name under which an account was used.
	 * @param name the destination
	 * @param account hash of its account
	 * @param configured the names of destinations that are configured, which do not count
	 * @return the first; empty where there is none
	 */
	public Optional<String> formerName(String name, UUID account, Collection<String> configured) {
		List<String> names = this.jdbc.sql(BY_ACCOUNT)
			.param("account", account)
			.param("name", name)
			.query(String.class)
			.list();
		return names.stream().filter((other) -> !configured.contains(other) && isUsed(other)).findFirst();
	}

	/**
	 * Keeps the account of a destination.
	 * @param name the destination
	 * @param account its account from now on
	 */
	public void keep(String name, DestinationAccount account) {
		this.jdbc.sql(KEEP)
			.param("name", name)
			.param("account", account.hash())
			.param("token", account.token())
			.param("url", account.address().baseUrl())
			.param("path", account.address().path())
			.param("bot", account.address().botId())
			.update();
	}

	private static DestinationAccount account(ResultSet row, int number) throws SQLException {
		return new DestinationAccount(
				new AccountAddress(row.getString("base_url"), row.getString("path"), row.getString("bot_id")),
				row.getObject("account", UUID.class), row.getObject("token", UUID.class));
	}

}
