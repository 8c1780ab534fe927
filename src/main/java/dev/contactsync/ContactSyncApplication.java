package dev.contactsync;

import dev.contactsync.cli.CommandLineProgram;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration;

/** The program: {@code java -jar contact-sync.jar COMMAND}. */
@SpringBootApplication(exclude = JndiDataSourceAutoConfiguration.class)
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
