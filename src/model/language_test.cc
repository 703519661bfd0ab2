#include "model/language.h"

#include <gtest/gtest.h>

#include "model/utf8.h"

namespace vitae {
namespace {

TEST(GuessLanguage, TellsTheLanguagesThatVitaeReads) {
    const std::pair<const char*, const char*> texts[] = {
        {"Led the team of nurses in the ward and worked with doctors", "en"},
        {"Leitung der Abteilung und Einkauf von Material für die Werke", "de"},
        {"Gestion des stocks et formation des équipes dans le magasin", "fr"},
        {"Responsable de las ventas y del trato con los clientes", "es"},
        {"Responsabile degli acquisti e della qualità per il gruppo nel sito", "it"},
        {"Gestão da equipa e dos turnos em uma fábrica do grupo", "pt"},
        {"Leiding van het team en planning van de diensten voor een ziekenhuis", "nl"},
        {"Руководил отделом продаж", "ru"},
        {"负责销售团队的管理 Python SQL", "zh"},
        {"営業チームのマネジメントを担当しました", "ja"},
        {"영업팀 관리를 담당했습니다", "ko"},
        {"إدارة فريق المبيعات", "ar"},
        {"Python", ""}};
    for (const auto& [text, language] : texts) EXPECT_EQ(guess_language(text), language) << text;
}

TEST(GuessLanguage, TellsAFewWordsOfAResume) {
    EXPECT_EQ(guess_language("Senkung der Stillstandszeiten, Teamleiterin Instandhaltung"), "de");
    EXPECT_EQ(guess_language("Création d'une carte, septembre 2015 - juin 2019"), "fr");
    EXPECT_EQ(guess_language("Formación, 2 meses, Universidad de Valdeoliva, septiembre"), "es");
    EXPECT_EQ(guess_language("Los Angeles"), "");
}

TEST(CodePointIndex, TranslatesBetweenCodePointsAndBytes) {
    const std::string text = "aé漢😀z";
    const CodePointIndex index(text);
    EXPECT_EQ(index.size(), 5U);
    EXPECT_EQ(index.slice({1, 4}), "é漢😀");
    EXPECT_EQ(index.slice({4, 99}), "z");
    EXPECT_EQ(index.slice({9, 12}), "");
    EXPECT_EQ(index.code_point_at(3), 2U);
    EXPECT_EQ(to_utf8(to_utf32(text)), text);
}

}  // namespace
}  // namespace vitae
