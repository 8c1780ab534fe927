package dev.contactsync.cli;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The log as the program sets it up. */
@ExtendWith(OutputCaptureExtension.class)
class PlainLogLinesTests {

	private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)";

	@Test
	void logHasDatesAndNothingThatMovesTheCursor(CapturedOutput printed) {
		new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).run().close();
		Logger log = LoggerFactory.getLogger("dev.contactsync.marked");
		log.info("a\u009b31mb\u001b[2J\u202ec\n2026-01-01T00:00:00Z INFO  forged, postgres://u:p@h/d");
		log.error("broken", new IllegalStateException("d\u009b\ne\u2066"));
		List<String> lines = printed.getErr()
			.lines()
			.filter((line) -> !line.isBlank() && !line.contains("\tat "))
			.toList();
		assertThat(lines).hasSize(4);
		assertThat(lines.get(0)).matches(
				MOMENT + " INFO  a\\?31mb\\?\\[2J\\?c\\?2026-01-01T00:00:00Z INFO  forged, postgres://\\*\\*\\*@h/d");
		assertThat(lines.get(1)).matches(MOMENT + " ERROR broken");
		assertThat(lines.get(2)).isEqualTo("java.lang.IllegalStateException: d?");
		assertThat(lines.get(3)).isEqualTo("e?");
	}

	@SpringBootConfiguration
	static class Nothing {

	}

}
