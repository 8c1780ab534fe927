package dev.contactsync.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.contactsync.check.NearestName;
import dev.contactsync.contact.Coded;
import dev.contactsync.contact.ExclusionKind;
import dev.contactsync.contact.ExclusionReason;
import dev.contactsync.contact.ProblemCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options as users write them. */
final class OptionValues {

	private OptionValues() {
	}

	/** Reasons have a name and a code; either will do. */
	private static ExclusionReason findReason(String word, Stream<ExclusionReason> reasons) {
		List<ExclusionReason> all = reasons.toList();
		return all.stream()
			.filter((reason) -> ProblemCode.of(word).filter((code) -> code == reason.problem()).isPresent())
			.findFirst()
			.orElseGet(() -> find(word, all.stream()));
	}

	private static <T extends Coded> T find(String word, Stream<T> things) {
		Map<String, T> byCode = things.collect(Collectors.toMap(Coded::code, (thing) -> thing));
		T thing = byCode.get(word);
		if (thing == null) {
			throw new TypeConversionException("there is no %s; %s".formatted(word, help(word, byCode.keySet())));
		}
		return thing;
	}

	private static String help(String word, Collection<String> codes) {
		List<String> near = NearestName.of(word, codes);
		return near.isEmpty() ? "choose from: " + String.join(", ", codes.stream().sorted().toList())
				: "did you mean " + String.join(" or ", near) + "?";
	}

	/** A kind of contacts that are excluded. */
	static final class OfKind implements ITypeConverter<ExclusionKind> {

		@Override
		public ExclusionKind convert(String word) {
			return find(word, Stream.of(ExclusionKind.values()));
		}

	}

	/** A reason for which contacts are excluded. */
	static final class OfReason implements ITypeConverter<ExclusionReason> {

		@Override
		public ExclusionReason convert(String word) {
			return findReason(word, Stream.of(ExclusionReason.values()));
		}

	}

	/** A reason for which contacts are rejected. */
	static final class ForRejection implements ITypeConverter<ExclusionReason> {

		@Override
		public ExclusionReason convert(String word) {
			return findReason(word,
					Stream.of(ExclusionReason.values()).filter((reason) -> reason.kind().isRejection()));
		}

	}

	/** A number of contacts, at least 1. */
	static final class OfCount implements ITypeConverter<Integer> {

		@Override
		public Integer convert(String word) {
			if (!word.matches("[1-9]\\d{0,8}")) {
				throw new TypeConversionException("%s is not a whole number from 1 to 999999999".formatted(word));
			}
			return Integer.valueOf(word);
		}

	}

}
