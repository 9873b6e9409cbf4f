package io.hindcast.tooling.config;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the text of an option is read. Each type says what it allows, in words for a person.
 *
 * @param <T> what it is read into
 */
public abstract class OptionType<T> {
  static final String NOT_SHOWN = "(not shown)";

  /** More of them no duration needs, and no {@code long} holds 19. */
  private static final int MAX_DIGITS = 15;

  /** Nobody waits longer, and in nanoseconds it still fits into a {@code long}. */
  private static final Duration MAX_DURATION = Duration.ofDays(36_500);

  private static final long MIN_BYTES = 1L << 20;

  /** Any text. */
  public static final OptionType<String> TEXT =
      new OptionType<>("any text") {
        @Override
        String parse(String text) {
          return text;
        }
      };

  /** {@code true} or {@code false}. */
  public static final OptionType<Boolean> BOOLEAN =
      new OptionType<>("true or false") {
        @Override
        @Nullable Boolean parse(String text) {
          return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
          };
        }
      };

  /** A span of time; a bare number is milliseconds, as the OpenTelemetry specification has it. */
  public static final OptionType<Duration> DURATION =
      new OptionType<>(
          "a duration from 0 to 36500 days such as 500ms, 10s, 2m or 1h; a bare number is ms") {
        @Override
        @Nullable Duration parse(String text) {
          return duration(text);
        }

        @Override
        String shown(Duration value) {
          return value.toMillis() + "ms";
        }
      };

  /** A span of time that is more than nothing. */
  public static final OptionType<Duration> POSITIVE_DURATION =
      new OptionType<>(
          "a duration from 1ms to 36500 days such as 500ms, 10s, 2m or 1h; a bare number is ms") {
        @Override
        @Nullable Duration parse(String text) {
          Duration duration = duration(text);
          return duration == null || duration.isZero() ? null : duration;
        }

        @Override
        String shown(Duration value) {
          return value.toMillis() + "ms";
        }
      };

  /** Where to send to. */
  public static final OptionType<URI> ENDPOINT =
      new OptionType<>("a URL such as http://host:port or https://host:port") {
        @Override
        @Nullable URI parse(String text) {
          try {
            URI uri = new URI(text);
            boolean http =
                "http".equalsIgnoreCase(uri.getScheme())
                    || "https".equalsIgnoreCase(uri.getScheme());
            // The URL's host, not the URI's: that one knows no underscores, and hosts of composed
            // containers have them.
            return http && !uri.toURL().getHost().isEmpty() ? uri : null;
          } catch (URISyntaxException | MalformedURLException | IllegalArgumentException noUrl) {
            return null;
          }
        }

        @Override
        String shownText(String text) {
          // A name and a password may stand before the host.
          int at = text.lastIndexOf('@');
          return at < 0 ? text : NOT_SHOWN + text.substring(at);
        }
      };

  /** A file that can be read. */
  public static final OptionType<File> READABLE_FILE =
      new OptionType<>("the path of a file that can be read") {
        @Override
        @Nullable File parse(String text) {
          File file = new File(text);
          return file.isFile() && file.canRead() ? file : null;
        }
      };

  /** A folder, which need not be there yet. */
  public static final OptionType<File> DIRECTORY =
      new OptionType<>("the path of a folder") {
        @Override
        @Nullable File parse(String text) {
          File folder = new File(text);
          // What is no path at all does not exist either.
          boolean other = folder.exists() && !folder.isDirectory();
          return other || text.indexOf('\0') >= 0 ? null : folder;
        }
      };

  /** An amount of memory or disk. */
  public static final OptionType<Long> BYTES = bytes(1024);

  /**
   * Pairs {@code key=value,key=value}; values percent-decoded (W3C Baggage, as the OpenTelemetry
   * specification has it for headers and resource attributes).
   */
  public static final OptionType<Map<String, String>> PAIRS =
      new OptionType<>("pairs such as key=value,key=value") {
        @Override
        @Nullable Map<String, String> parse(String text) {
          Map<String, String> pairs = new LinkedHashMap<>();
          for (String pair : split(text)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
              return null;
            }
            try {
              // A plus is a plus here, unlike in forms.
              String value = pair.substring(equals + 1).strip().replace("+", "%2B");
              pairs.put(
                  pair.substring(0, equals).strip(),
                  URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException badEscape) {
              return null;
            }
          }
          return pairs;
        }

        @Override
        String shownText(String text) {
          return NOT_SHOWN;
        }

        @Override
        String shown(Map<String, String> value) {
          return value.isEmpty() ? "none" : NOT_SHOWN;
        }
      };

  private final String allowed;

  OptionType(String allowed) {
    this.allowed = allowed;
  }

  /** One of some words. */
  public static OptionType<String> oneOf(String... words) {
    List<String> allowedWords = List.of(words);
    return new OptionType<>("one of " + String.join(", ", allowedWords)) {
      @Override
      @Nullable String parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return allowedWords.contains(word) ? word : null;
      }
    };
  }

  /** A whole number between two, or one of them. */
  public static OptionType<Integer> number(int least, int most) {
    return new OptionType<>("a whole number from " + least + " to " + most) {
      @Override
      @Nullable Integer parse(String text) {
        int digits = digits(text);
        if (digits == 0 || digits > MAX_DIGITS || digits < text.length()) {
          return null;
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? null : Integer.valueOf((int) number);
      }
    };
  }

  /** An amount of memory or disk. */
  public static OptionType<Long> bytes(int mostGibibytes) {
    long most = (long) mostGibibytes << 30;
    return new OptionType<>(
        "a size from 1m to " + mostGibibytes + "g such as 64m, 64MiB or 67108864") {
      @Override
      @Nullable Long parse(String text) {
        int digits = digits(text);
        if (digits == 0 || digits > MAX_DIGITS) {
          return null;
        }
        int shift =
            switch (text.substring(digits).strip().toLowerCase(Locale.ROOT)) {
              case "" -> 0;
              case "k", "kib" -> 10;
              case "m", "mib" -> 20;
              case "g", "gib" -> 30;
              default -> -1;
            };
        long number = Long.parseLong(text.substring(0, digits));
        if (shift < 0 || number > (most >> shift)) {
          return null;
        }
        long bytes = number << shift;
        return bytes < MIN_BYTES ? null : Long.valueOf(bytes);
      }

      @Override
      String shown(Long value) {
        return value % MIN_BYTES == 0 ? (value >> 20) + "m" : value.toString();
      }
    };
  }

  /** A list, parted by commas, of some words. */
  public static OptionType<List<String>> listOf(String... words) {
    List<String> allowedWords = List.of(words);
    return new OptionType<>("a list of " + String.join(", ", allowedWords)) {
      @Override
      @Nullable List<String> parse(String text) {
        List<String> chosen = new ArrayList<>();
        for (String part : split(text)) {
          String word = part.toLowerCase(Locale.ROOT);
          if (!allowedWords.contains(word)) {
            return null;
          }
          if (!chosen.contains(word)) {
            chosen.add(word);
          }
        }
        return chosen.isEmpty() ? null : List.copyOf(chosen);
      }

      @Override
      String shown(List<String> value) {
        return String.join(",", value);
      }
    };
  }

  /** What is allowed, for a person. */
  public final String allowed() {
    return allowed;
  }

  /** A text that was set, allowed or not, as a log line may show it: without secrets. */
  String shownText(String text) {
    return text;
  }

  /** A value as a log line may show it, in the form in which it would be set. */
  String shown(T value) {
    return value.toString();
  }

  /**
   * What to go on with where a text is not allowed; null for what the option is where it is not
   * set. That is not enough where it is set to hide something.
   */
  @Nullable T afterRefusal() {
    return null;
  }

  /** Reads a text without blanks around it; null where it is not allowed. */
  abstract @Nullable T parse(String text);

  /** How many digits it begins with. */
  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits;
  }

  private static @Nullable Duration duration(String text) {
    int digits = digits(text);
    if (digits == 0 || digits > MAX_DIGITS) {
      return null;
    }
    long number = Long.parseLong(text.substring(0, digits));
    Duration duration =
        switch (text.substring(digits).strip()) {
          case "", "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> null;
        };
    return duration == null || duration.compareTo(MAX_DURATION) > 0 ? null : duration;
  }

  /** What stands between commas, without blanks around it; nothing where nothing does. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 ? text.length() : comma;
      String part = text.substring(from, to).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = to + 1;
    }
    return parts;
  }
}
