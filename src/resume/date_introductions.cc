#include "resume/date_introductions.h"

#include <algorithm>

#include "resume/phrases.h"

namespace vitae {

void take_introduction(std::u32string_view text, Span cell, TimeSpan& time) {
    static const PhraseSet introductions(
        U"completed|completed in|graduated|graduated in|graduation|graduation date|expected|"
        U"expected graduation|anticipated|conferred|awarded in|obtained|obtained in|received in|"
        U"graduating|graduate in|graduating in|to be completed|to complete in|due|due in|ends|degree expected|"
        U"expected completion|anticipated graduation|expected in|estimated|projected|"
        U"voraussichtlich|voraussichtlicher abschluss|abschluss|abschluss voraussichtlich|geplant|"
        U"prevu en|prevue en|obtention prevue|previsto|prevista|previsao|conclusao prevista|"
        U"conclusao em|finalizado en|finalizada en|finalizado|verwacht|behaald in|gepland|"
        U"class of|issued|completion|conclusion|conclusao em|conclusao|"
        U"abgeschlossen|abgeschlossen im|obtenu en|obtenue en|titulado en|"
        U"titulada en|conseguita nel|conseguito nel|concluida em|concluido em|afgerond in"
    );
    if (!time.single) return;
    const auto words = words_in(text.substr(cell.start, time.span.start - cell.start));
    std::u32string phrase;
    for (std::size_t i = 1; i <= std::min<std::size_t>(words.size(), 2); ++i) {
        const Word32& word = words[words.size() - i];
        phrase.insert(0, phrase.empty() ? word.folded : word.folded + U' ');
        if (introductions.contains(phrase)) time.span.start = cell.start + word.span.start;
    }
}

}  // namespace vitae
