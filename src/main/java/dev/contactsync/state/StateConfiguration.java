package dev.contactsync.state;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.contactsync.check.DatabaseUrl;
import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.CountText;
import dev.contactsync.contact.ProblemCode;
import dev.contactsync.contact.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.DatabaseMetaDataCallback;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The state database: where its tables live, and what its connections need.
 */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

	private static final Logger log = LoggerFactory.getLogger(StateConfiguration.class);

	private static final int LEAST_CONNECTIONS = 2;

	private static final long HIKARIS_WAIT_MILLIS = 30_000;

	private static final long LONGEST_WAIT_MILLIS = 15_000;

	private static final String SCHEMA = "contact_sync";

	/**
	 * A plan that was made while a table was empty must not be kept while it grows, and
	 * what a process has locked that was stopped in a transaction must not keep another
	 * from taking over.
	 */
	private static final Map<String, String> POSTGRESQL = Map.of("socketTimeout", "60", "connectTimeout", "10",
			"tcpKeepAlive", "true", "logServerErrorDetail", "false", "ApplicationName", "contact-sync", "options",
			"-c plan_cache_mode=force_custom_plan -c idle_in_transaction_session_timeout=60s");

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	SteadyClock steadyClock(Clock clock) {
		return SteadyClock.from(clock);
	}

	@Bean
	static BeanPostProcessor stateConnections(Environment environment) {
		if (environment.containsProperty("spring.datasource.jndi-name")) {
			throw otherWay();
		}
		return new BeanPostProcessor() {
			@Override
			public Object postProcessBeforeInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && name.equals("dataSource")) {
					prepare(pool);
				}
				return bean;
			}
		};
	}

	private static void prepare(HikariDataSource pool) {
		String url = pool.getJdbcUrl();
		checkAddress(pool);
		checkSize(pool.getMaximumPoolSize());
		if (pool.getConnectionTimeout() == HIKARIS_WAIT_MILLIS) {
			pool.setConnectionTimeout(LONGEST_WAIT_MILLIS);
		}
		StateFile.checkDurable(url);
		StateFile.of(url).ifPresent((file) -> {
			if (file.create()) {
				log.info("Creating the state database {}", file.path());
			}
			pool.setJdbcUrl(StateFile.withSettings(url));
		});
		if (url.startsWith("jdbc:postgresql:")) {
			POSTGRESQL.forEach((key, value) -> {
				if (!url.contains(key + "=")) {
					pool.addDataSourceProperty(key, value);
				}
			});
		}
	}

	private static void checkAddress(HikariDataSource pool) {
		if (pool.getJdbcUrl() == null || pool.getDataSourceJNDI() != null || pool.getDataSourceClassName() != null) {
			throw otherWay();
		}
		DatabaseUrl url = new DatabaseUrl(pool.getJdbcUrl());
		url.check("spring.datasource");
		pool.getDataSourceProperties()
			.forEach((name, value) -> url.checkProperty("spring.datasource.hikari.data-source-properties",
					String.valueOf(name), String.valueOf(value)));
	}

	private static ContactSyncException otherWay() {
		return new ContactSyncException(ProblemCode.STATE_WITHOUT_URL,
				"The state is reached by spring.datasource.url only: remove the settings of spring.datasource that "
						+ "name a JNDI entry or a data source class.");
	}

	/** Flyway holds two at a time, and would wait for itself. */
	private static void checkSize(int connections) {
		if (connections > 0 && connections < LEAST_CONNECTIONS) {
			throw new ContactSyncException(ProblemCode.STATE_POOL_TOO_SMALL, CountText.format(
					"spring.datasource.hikari.maximum-pool-size is %d: at least %d connections to the state are needed.",
					connections, LEAST_CONNECTIONS));
		}
	}

	@Bean
	@DependsOn("heldFile")
	FlywayConfigurationCustomizer schemaAsTheDatabaseSpellsIt(DataSource dataSource, Dialect dialect) {
		return (flyway) -> {
			String schema = ask(dataSource, DatabaseMetaData::storesUpperCaseIdentifiers)
					? SCHEMA.toUpperCase(Locale.ROOT) : SCHEMA;
			flyway.schemas(schema).defaultSchema(schema).createSchemas(true);
			// Else a state of a newer version would be used as if it were one of this.
			flyway.ignoreMigrationPatterns(new String[0]);
			flyway.placeholders(Map.of("room-for-updates", dialect.choose("", "WITH (fillfactor = 45)")));
		};
	}

	@Bean
	JdbcClient stateClient(NamedParameterJdbcTemplate template, Dialect dialect) {
		return new StateClient(JdbcClient.create(template), dialect);
	}

	@Bean
	@DependsOn("heldFile")
	Dialect dialect(DataSource dataSource) {
		return Dialect.of(ask(dataSource, DatabaseMetaData::getDatabaseProductName));
	}

	private static <T> T ask(DataSource dataSource, DatabaseMetaDataCallback<T> question) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, question);
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The state database (spring.datasource.url) cannot be opened", ex);
		}
	}

	/** The first connection locks the file: only then may it be said who has it. */
	@Bean
	HeldFile heldFile(DataSource dataSource, Clock clock) throws SQLException {
		try (Connection first = dataSource.getConnection()) {
			first.getMetaData();
			return new HeldFile((dataSource.isWrapperFor(HikariDataSource.class)
					? dataSource.unwrap(HikariDataSource.class).getJdbcUrl() : ""), clock);
		}
	}

	/** Says beside an H2 file who has it open, as long as this process has. */
	static final class HeldFile implements AutoCloseable {

		private final Optional<StateFile> file;

		HeldFile(String url, Clock clock) {
			this.file = StateFile.of(url);
			this.file.ifPresent((each) -> each.hold(ProcessIdentity.self() + " since " + clock.instant()));
		}

		@Override
		public void close() {
			this.file.ifPresent(StateFile::release);
		}

	}

}
