package dev.contactsync.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.contactsync.runs.RunReport;
import dev.contactsync.status.StatusLog;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.terminal.DisplayText;
import dev.contactsync.terminal.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Shows the history of runs. */
@CommandLine.Command(name = "runs", header = "Show the last 100 runs, the newest first.")
final class RunsCommand extends BaseCommand {

	private static final int MOST = 100;

	@Parameters(paramLabel = "SYNC", arity = "0..1", description = "Only those of this sync.")
	private @Nullable String sync;

	RunsCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		if (this.sync != null) {
			beans.getBean(SyncCatalog.class).checkName(this.sync);
		}
		List<RunReport> reports = beans.getBean(StatusLog.class).reports(this.sync, MOST);
		Instant now = beans.getBean(Clock.class).instant();
		if (isJson()) {
			console().json(reports.stream().map((report) -> RunJson.of(report, now)).toList());
		}
		else if (reports.isEmpty()) {
			console().line("There are no runs yet.");
		}
		else {
			print(reports, now);
		}
		return ExitCode.DONE;
	}

	private void print(List<RunReport> reports, Instant now) {
		try (TextTable table = console().table("RUN", "SYNC", "STATE", "STARTED", "TOOK", "READ", "DELIVERED",
				"REJECTED", "MESSAGE")) {
			for (RunReport report : reports) {
				table.row(String.valueOf(report.run()), report.sync(), report.state().code(),
						DisplayText.moment(report.started()), DisplayText.seconds(report.seconds(now)),
						DisplayText.number(report.totals().read()), DisplayText.number(report.totals().delivered()),
						DisplayText.number(report.totals().invalid() + report.totals().refused()),
						DisplayText.message(report.status()));
			}
		}
	}

}
