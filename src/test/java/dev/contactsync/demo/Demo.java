package dev.contactsync.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.contactsync.ContactSyncApplication;
import tools.jackson.databind.JsonNode;

/**
 * The demo, {@code ./mvnw spring-boot:test-run}: the real program with a CRM and an
 * import API of its own.
 * <ol>
 * <li>makes the CRM in {@code target/demo}, where it stays, as does the state</li>
 * <li>starts the stand-in of the API</li>
 * <li>runs the sync, shows three of the contacts that were sent, and those that were
 * not</li>
 * </ol>
 * With arguments it runs that command of the program instead, in the same set-up.
 */
public final class Demo {

	private static final Path HOME = Path.of("target", "demo");

	private static final int DONE = 0;

	private static final int DONE_WITH_REJECTIONS = 3;

	private static final int SHOWN = 3;

	private static final String COMMAND = "./mvnw -q spring-boot:test-run";

	private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private final String crm;

	private final DemoApi api;

	private Demo(String crm, DemoApi api) {
		this.crm = crm;
		this.api = api;
	}

	/**
	 * Runs the demo, or a command in its set-up, and exits with its code.
	 * @param args nothing, or a command of the program with its options
	 */
	public static void main(String[] args) throws IOException, SQLException {
		Files.createDirectories(HOME);
		String crm = DemoCrm.inFile(HOME.resolve("crm"));
		int code;
		try (DemoApi api = DemoApi.in(HOME)) {
			Demo demo = new Demo(crm, api);
			code = (args.length > 0) ? demo.program(args) : demo.show();
		}
		System.exit(code);
	}

	private int show() {
		this.out.printf("%nA CRM of 1,000 invented customers, and an import API on this machine at %s.%n"
				+ "It models what is publicly known of the API; the vendor's may answer otherwise.%n%n$ run customers%n",
				this.api.baseUrl());
		int code = program("run", "customers");
		if (code != DONE && code != DONE_WITH_REJECTIONS) {
			return code;
		}
		showSent(this.api.received());
		this.out.printf("%n$ rejections customers%n");
		program("rejections", "customers");
		this.out.printf(
				"""

						What next?
						  the same again, with nothing to send:  %1$s
						  who has not opted in:                  %1$s -Dspring-boot.run.arguments="rejections customers --kind suppressed"
						  from the beginning:                    rm -r %2$s
						""",
				COMMAND, HOME);
		return DONE;
	}

	private void showSent(List<JsonNode> sent) {
		if (sent.isEmpty()) {
			this.out.printf("%nThere was nothing to send: the API knows everything already.%n");
			return;
		}
		this.out.printf("%nThe API received %,d contacts; %d of them, as they were sent:%n", sent.size(),
				Math.min(SHOWN, sent.size()));
		sent.stream().limit(SHOWN).map(JsonNode::toPrettyString).forEach(this.out::println);
	}

	private int program(String... command) {
		return ContactSyncApplication
			.run(Stream
				.concat(Stream.of(command),
						Stream.of("--spring.config.location=classpath:/demo/application.yaml",
								"--spring.datasource.url=jdbc:h2:file:" + HOME.resolve("state").toAbsolutePath()
										+ ";WRITE_DELAY=0",
								"--contact-sync.sources.crm.url=" + this.crm,
								"--contact-sync.destinations.botpenguin.base-url=" + this.api.baseUrl(),
								"--contact-sync.destinations.botpenguin.token=" + DemoApi.TOKEN))
				.toArray(String[]::new));
	}

}
