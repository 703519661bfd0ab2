#include "resume/label_edge.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

constexpr double kSameEdge = 2;
constexpr std::size_t kLeastRows = 6;
/// Labels differ in length, and what is flush left as well is a column of another kind.
constexpr double kLeastSpread = 10;

struct Label {
    Box box;
    std::u32string text;
};

/// The first part of each row that has more.
std::vector<Label> first_parts(const Reading& reading) {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < reading.rows().size(); ++i) {
        const Row& row = reading.rows()[i];
        if (row.parts.size() < 2) continue;
        const auto text = reading.slice(row.parts.front());
        if (std::any_of(text.begin(), text.end(), is_digit)) continue;
        Label label{row.box, fold(text)};
        for (const Word& word : reading.words(i))
            if (word.end <= row.parts.front().end) label.box.x1 = word.box.x1;
        labels.push_back(std::move(label));
    }
    return labels;
}

/// Two texts at least come again, in many of the rows.
bool repeat(const std::vector<const Label*>& labels) {
    std::map<std::u32string, std::size_t> count;
    for (const Label* label : labels) ++count[label->text];
    std::size_t texts = 0;
    std::size_t rows = 0;
    for (const auto& [text, times] : count) {
        if (times < 2) continue;
        ++texts;
        rows += times;
    }
    return texts >= 2 && 5 * rows >= 2 * labels.size();
}

}  // namespace

bool is_form_label(std::u32string_view label) {
    static const PhraseSet labels(
        U"dates|occupation or position held|main activities and responsibilities|"
        U"name and address of employer|type of business or sector|title of qualification awarded|"
        U"principal subjects occupational skills covered|level in national classification|"
        U"name and type of organisation providing education and training|"
        U"date da a|tipo di impiego|lavoro o posizione ricoperti|qualifica conseguita|"
        U"nome e indirizzo del datore di lavoro|tipo di azienda o settore|tipo di attivita o settore|"
        U"principali mansioni e responsabilita|principali attivita e responsabilita|"
        U"principali materie abilita professionali oggetto dello studio|"
        U"nome e tipo di istituto di istruzione o formazione|titolo della qualifica rilasciata|"
        U"fechas|profesion o cargo desempenado|funciones y responsabilidades principales|"
        U"nombre y direccion de la empresa o empleador|tipo de empresa o sector|"
        U"cualificacion obtenida|nombre y tipo del centro de estudios|"
        U"fonction ou poste occupe|principales activites et responsabilites|"
        U"nom et adresse de l'employeur|type ou secteur d'activite|"
        U"intitule du certificat ou diplome delivre|"
        U"nom et type de l'etablissement d'enseignement ou de formation|"
        U"datas|funcao ou cargo ocupado|principais actividades e responsabilidades|"
        U"nome e morada do empregador|tipo de empresa ou sector|"
        U"designacao da qualificacao atribuida|"
        U"datum|beruf oder funktion|wichtigste tatigkeiten und zustandigkeiten|"
        U"name und adresse des arbeitgebers|tatigkeitsbereich oder branche|"
        U"bezeichnung der erworbenen qualifikation|"
        U"name und art der bildungs oder ausbildungseinrichtung"
    );
    return labels.contains(label);
}

bool names_activities(std::u32string_view label) {
    static const Gazetteer words(
        U"activities|responsibilities|duties|tasks|sector|tatigkeiten|zustandigkeiten|aufgaben|"
        U"branche|activites|responsabilites|missions|secteur|actividades|responsabilidades|"
        U"funciones|mansioni|responsabilita|attivita|settore|atividades|setor|werkzaamheden|taken|"
        U"обязанности|subjects|materie|materias|matieres"
    );
    return words.is_in(label);
}

bool ends_at(double edge, const Box& box) {
    return std::abs(box.x1 - edge) < kSameEdge;
}

std::optional<double> find_label_edge(const Reading& reading) {
    const std::vector<Label> all = first_parts(reading);
    for (const Label& first : all) {
        std::vector<const Label*> flush;
        double least = first.box.x0;
        double most = first.box.x0;
        for (const Label& label : all) {
            if (!ends_at(first.box.x1, label.box)) continue;
            flush.push_back(&label);
            least = std::min(least, label.box.x0);
            most = std::max(most, label.box.x0);
        }
        if (flush.size() >= kLeastRows && most - least > kLeastSpread && repeat(flush))
            return first.box.x1;
    }
    return std::nullopt;
}

}  // namespace vitae
