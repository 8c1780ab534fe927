package dev.contactsync.runs;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SliceTests {

	@Test
	void hasTheSameNameInEveryLanguageOfTheMachine() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertThat(new Slice(1, RunStage.DELIVER, 12, "", null, false, 0).name()).isEqualTo("deliver-00012");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
