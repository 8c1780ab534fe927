package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The program without a command: tells a newcomer what to do. */
@CommandLine.Command(name = CommandLineProgram.NAME, synopsisHeading = "%nUsage: ", synopsisSubcommandLabel = "COMMAND",
		commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
		exitCodeListHeading = "%nExit codes:%n",
		header = { "Contact Sync keeps the WhatsApp contacts of a BotPenguin account equal to the contacts in your own",
				"database: it sends what is new or has changed, and remembers what was delivered." },
		footerHeading = "%nTo begin, write this to config/application.yaml, below the folder that you start it in:%n%n",
		footer = { "  contact-sync:",
				"    sources.crm: {url: 'jdbc:postgresql://localhost/crm', username: me, password: '${CRM_PASSWORD}'}",
				"    destinations.bot: {base-url: 'https://api.v7.botpenguin.com', token: '${BOT_TOKEN}'}",
				"    syncs.customers: {table: customer, key: id, mapping: {name: '{name}', phone: '{mobile}'}}", "",
				"Then: " + CommandLineProgram.NAME + " check, and " + CommandLineProgram.NAME + " run --limit 10",
				"Any setting except a secret can also be given as --name.of.setting=value. What was delivered is",
				"remembered in ./data, or in PostgreSQL if spring.datasource.url names one.", "",
				"Each problem has a code, such as CS2104: " + CommandLineProgram.NAME + " help CS2104",
				"says what it means and what to do." })
final class MainCommand {

	private static final String NAME = "Contact Sync";

	private static final String VERSION = "--version";

	private static final String JSON = "--json";

	/** Raised when a key of a JSON answer is removed or means something else. */
	private static final int FORMAT = 1;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	@Option(names = VERSION, versionHelp = true,
			description = "Show the version; with " + JSON + ", also that of the JSON answers.")
	private boolean version;

	/** Adds what an annotation cannot say. */
	static void describe(CommandSpec spec, Class<?> application) {
		String version = application.getPackage().getImplementationVersion();
		spec.version(NAME + " " + ((version != null) ? version : "(not packaged)"));
		UsageMessageSpec usage = spec.usageMessage();
		usage.exitCodeList(ExitCode.all());
	}

	/** Whether the version is asked for, for a program to read. */
	static boolean isVersionInJson(List<String> message) {
		return message.size() == 2 && message.contains(VERSION) && message.contains(JSON);
	}

	/** The element of the answer to that. */
	static Map<String, Object> version(CommandSpec spec) {
		Map<String, Object> element = new LinkedHashMap<>();
		element.put("version", spec.version()[0].replace(NAME, "").strip());
		element.put("format", FORMAT);
		return element;
	}

}
