package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.check.Finding.FindingResult;
import dev.contactsync.check.Finding;
import dev.contactsync.contact.Failure;
import dev.contactsync.sync.CheckReport;
import dev.contactsync.sync.SyncCatalog;
import dev.contactsync.sync.SyncChecks;
import dev.contactsync.terminal.DisplayText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

import org.springframework.beans.factory.BeanFactory;

/** Checks whether everything is set up. */
@CommandLine.Command(name = "check", header = "Check whether everything is set up for a run.",
		description = "Checks configuration, databases, columns and token, and says what to do. Sends no contact.")
final class CheckCommand extends BaseCommand {

	@Parameters(paramLabel = "SYNC", arity = "0..1", description = "The sync; all if none is named.")
	private @Nullable String sync;

	CheckCommand(ProgramLauncher launcher, CommandOutput console) {
		super(launcher, console);
	}

	@Override
	int answer(BeanFactory beans) {
		CheckReport report = beans.getBean(SyncChecks.class)
			.check(beans.getBean(SyncCatalog.class).oneOrAll(this.sync));
		if (isJson()) {
			console().json(report.findings().stream().map(CheckCommand::json).toList());
		}
		else {
			print(report.findings());
		}
		return report.exitCode();
	}

	@Override
	List<?> failed(CommandProblem problem) {
		return problem.all().stream().map(this::failedFor).toList();
	}

	private Map<String, @Nullable Object> failedFor(CommandProblem problem) {
		String check = (problem.exitCode() == Failure.CONFIGURATION.exitCode()) ? "configuration" : "start";
		Map<String, @Nullable Object> element = json(
				Finding.of(problem.code(), check, (this.sync != null) ? this.sync : "", problem.message()));
		element.putAll(new CommandProblem(problem.code(), problem.message()).json());
		return element;
	}

	private static Map<String, @Nullable Object> json(Finding finding) {
		Map<String, @Nullable Object> element = new LinkedHashMap<>();
		element.put("check", finding.check());
		element.put("subject", finding.subject());
		element.put("result", finding.result().code());
		element.put("code", (finding.code() != null) ? finding.code().code() : null);
		element.put("meaning", finding.meaning());
		element.put("action", finding.action());
		return element;
	}

	private void print(List<Finding> findings) {
		for (Finding finding : findings) {
			console().line("%-8s %s%s, %s: %s", finding.result().code(),
					(finding.code() != null) ? finding.code().code() + ": " : "", finding.check(), finding.subject(),
					finding.meaning());
			if (!finding.action().isEmpty()) {
				console().line("%-8s   -> %s", "", finding.action());
			}
		}
		console().line("%n%d failed, %s, %d ok.", count(findings, FindingResult.FAILED),
				DisplayText.count(count(findings, FindingResult.WARNING), "warning"),
				count(findings, FindingResult.OK));
	}

	private static long count(List<Finding> findings, FindingResult result) {
		return findings.stream().filter((finding) -> finding.result() == result).count();
	}

}
