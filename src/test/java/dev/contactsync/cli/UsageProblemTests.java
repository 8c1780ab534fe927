package dev.contactsync.cli;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class UsageProblemTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rn                              | There is no command rn; did you mean run or runs?
			run --ful                       | There is no option --ful; did you mean --full?
			run --limit 0                   | 0 is not a whole number from 1 to 999999999
			run --limit many                | many is not a whole number from 1 to 999999999
			run --limit                     | Missing required parameter for option '--limit' (N)
			rejections                      | Missing required parameter: 'SYNC'
			rejections a --kind gon         | there is no gon; did you mean gone?
			rejections a --reason too-shrt  | there is no too-shrt; did you mean too-short?
			replay a --reason no-opt-in     | there is no no-opt-in
			status a b                      | There is no parameter b.
			help foo                        | There is no command or code foo.
			help rn                         | There is no command or code rn; did you mean run or runs?
			help CS3199                     | There is no command or code CS3199; did you mean CS31
			help 21O7                       | There is no command or code 21O7
			rejections a --reason CS3199    | there is no CS3199
			--json                          | There is no option --json
			run --no-value.of=a --dotted.b  | There is no option --dotted.b
			""")
	void saysWhatIsWrong(String line, String problem) {
		CommandAnswer answer = CommandAnswer.of(line.split(" "));
		assertThat(answer.exitCode()).isEqualTo(64);
		assertThat(answer.err()).startsWith("contact-sync: CS7001: ")
			.contains(problem, "See: java -jar contact-sync.jar help");
		assertThat(answer.err().lines()).hasSize(1);
	}

	@Test
	void answersInJsonIfAsked() {
		JsonNode run = CommandAnswer.of("run", "customers", "--json", "--ful").element();
		assertThat(run.get("sync").asString()).isEqualTo("customers");
		assertThat(run.get("outcome").asString()).isEqualTo("failed");
		assertThat(run.get("message").asString()).contains("--ful");
		assertThat(CommandAnswer.of("status", "--json", "a", "b").element().get("code").asString()).isEqualTo("CS7001");
		assertThat(CommandAnswer.of("--json").element().get("exit").asInt()).isEqualTo(64);
		assertThat(Stream.of("check").map((command) -> CommandAnswer.of(command, "--json", "--foo").element()))
			.allSatisfy((finding) -> assertThat(finding.get("result").asString()).isEqualTo("failed"));
	}

}
