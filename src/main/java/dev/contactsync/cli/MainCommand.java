package dev.contactsync.cli;

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
				"remembered in ./data, or in PostgreSQL if spring.datasource.url names one." })
final class MainCommand {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	@Option(names = "--version", versionHelp = true, description = "Show the version.")
	private boolean version;

	/** Adds what an annotation cannot say. */
	static void describe(CommandSpec spec, Class<?> application) {
		String version = application.getPackage().getImplementationVersion();
		spec.version("Contact Sync " + ((version != null) ? version : "(not packaged)"));
		UsageMessageSpec usage = spec.usageMessage();
		usage.exitCodeList(ExitCode.all());
	}

}
