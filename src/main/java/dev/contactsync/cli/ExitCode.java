package dev.contactsync.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.contactsync.launch.RunResult;

/** What the exit codes mean. */
final class ExitCode {

	static final int DONE = 0;

	static final int DONE_WITH_REJECTIONS = 3;

	private static final Map<String, String> MEANINGS = meanings();

	private ExitCode() {
	}

	private static Map<String, String> meanings() {
		Map<String, String> meanings = new LinkedHashMap<>();
		meanings.put("0", "done: everything was delivered, or there was nothing to do");
		meanings.put("3", "done, but contacts are rejected");
		meanings.put("64", "command used incorrectly");
		meanings.put("65", "held by the guard, waiting for approval; nothing was sent");
		meanings.put("69", "API or database unavailable, or contacts left pending; try again later");
		meanings.put("70", "internal error, or the totals do not balance");
		meanings.put("74", "disk full, or a file cannot be written; try again later");
		meanings.put("75", "not now: another run is in progress, or this one was stopped; try again later");
		meanings.put("76", "unexpected response from the API");
		meanings.put("77", "the API does not accept the token");
		meanings.put("78", "the configuration is wrong");
		return meanings;
	}

	/**
	 * The codes with their meanings, for the help.
	 * @return in ascending order
	 */
	static Map<String, String> all() {
		return MEANINGS;
	}

	/**
	 * What an exit code means.
	 * @param code the code
	 * @return a short text for users
	 */
	static String meaning(int code) {
		return MEANINGS.getOrDefault(Integer.toString(code), "unknown");
	}

	/**
	 * The code of a command that did several things: the first failure's, and rejections
	 * count only where nothing failed.
	 * @param codes the code of each
	 * @return the code of all
	 */
	static int of(List<Integer> codes) {
		return codes.stream()
			.filter((code) -> code != DONE && code != DONE_WITH_REJECTIONS)
			.findFirst()
			.orElse(codes.contains(DONE_WITH_REJECTIONS) ? DONE_WITH_REJECTIONS : DONE);
	}

	/**
	 * The code of a command that made runs: for each sync its last run counts, since that
	 * has done what was left by those before.
	 * @param results the runs, in order
	 * @return the code of each sync, in order
	 */
	static List<Integer> ofSyncs(List<RunResult> results) {
		Map<String, Integer> last = new LinkedHashMap<>();
		results.forEach((result) -> last.put(result.sync(), result.exitCode()));
		return List.copyOf(last.values());
	}

}
