package dev.contactsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: {@code java -jar contact-sync.jar COMMAND}. */
@SpringBootApplication
public class ContactSyncApplication {

	/**
	 * Runs a command and exits with its code.
	 * @param args the command, its options, and properties as {@code --a.b=c}
	 */
	public static void main(String[] args) {
		SpringApplication.run(ContactSyncApplication.class, args);
	}

}
