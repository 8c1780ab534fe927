package dev.contactsync.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import dev.contactsync.contact.MaskedText;
import dev.contactsync.terminal.DisplayText;

/**
 * What of a log line may go to a terminal or a file: a message may repeat what a
 * database, an API or a row has said.
 */
public final class PlainLogLines extends CompositeConverter<ILoggingEvent> {

	private static final String MESSAGE = "message";

	/** Its option says what the text is: a message is one line, a trace has many. */
	@Override
	protected String transform(ILoggingEvent event, String text) {
		return MESSAGE.equals(getFirstOption()) ? DisplayText.plain(MaskedText.users(text))
				: DisplayText.lines(text.replace("\r\n", "\n"));
	}

}
