package dev.contactsync;

import dev.contactsync.cli.CommandLineProgram;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The program: {@code java -jar contact-sync.jar COMMAND}. What it takes of Spring Boot
 * is named one by one: each command starts with no more than that. The filter keeps the
 * configurations of tests out where components are looked for in all classes, as in an
 * IDE that made no list of them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, ProjectInfoAutoConfiguration.class,
		DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionManagerCustomizationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		FlywayAutoConfiguration.class, SslAutoConfiguration.class })
@ComponentScan(excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class ContactSyncApplication {

	/**
	 * Runs a command and exits with its code.
	 * @param args the command, its options, and properties as {@code --a.b=c}
	 */
	public static void main(String[] args) {
		CommandLineProgram.main(ContactSyncApplication.class, args);
	}

	/**
	 * Runs a command within this process, and releases everything that it took.
	 * @param args the command, its options, and properties as {@code --a.b=c}
	 * @return the exit code
	 */
	public static int run(String... args) {
		return CommandLineProgram.run(ContactSyncApplication.class, args);
	}

}
